"""`python -m coomet_graph` is `coomet-graph`."""

from coomet_graph.cli import main

if __name__ == "__main__":
    main()
