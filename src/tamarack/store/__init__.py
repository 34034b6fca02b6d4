"""Where the data live: the home folder, its secrets, the PostgreSQL server, the four roles. No Django."""
