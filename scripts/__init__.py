"""What make calls: the environment, the demo, the tests and their services. Standard library only, except the demo."""
