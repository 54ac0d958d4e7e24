"""What the task rows of django-tasks-db lack: another try, a lease, a last try, and tasks that come round."""
