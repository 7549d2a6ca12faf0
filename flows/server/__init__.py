"""Minding Prefect's server and the schedules."""
