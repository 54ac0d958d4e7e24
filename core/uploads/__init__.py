"""The one gate for files that people hand in: measured first, then read, then written anew or refused with a sentence."""
