"""Makes the demo world: the same seed gives the same world, with dates relative to today."""
