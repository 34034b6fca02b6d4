"""What every room stands on: no Django, no store, no network."""
