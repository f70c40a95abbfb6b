"""Benchmarks: invented programmes of any size, and measurements side by side with other engines."""
