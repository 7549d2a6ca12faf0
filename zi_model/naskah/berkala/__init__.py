"""Reports on a row of the plan, period by period."""
