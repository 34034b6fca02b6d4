"""The product's template tags: what a page shows of a claim, a date, an entity, a list."""
