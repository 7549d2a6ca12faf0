"""The quarterly report on monitoring and evaluation."""
