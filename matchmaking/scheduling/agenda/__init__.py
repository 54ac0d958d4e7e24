"""From a selection of requests to an agenda: columns, representatives and tables."""
