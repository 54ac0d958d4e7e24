"""Long work and failed tasks in the back office."""
