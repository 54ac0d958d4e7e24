"""A stock Oscar project: default apps and templates, with a search back end that costs it nothing."""
