"""The clerk's office: reads the plan and the evidence, prints letters, keeps register and outbox."""
