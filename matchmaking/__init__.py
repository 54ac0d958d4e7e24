"""Who should meet whom, when and where, at events that bring suppliers and buyers together."""
