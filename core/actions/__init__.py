"""Writes on the nouns of core: the module is the noun, the function the verb."""
