"""Where the data live: the home folder, its secrets, the PostgreSQL server, the three roles. No Django."""
