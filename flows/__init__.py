"""Prefect as window and engine: flows, tasks, schedules, artifacts; each task calls one function of the office."""
