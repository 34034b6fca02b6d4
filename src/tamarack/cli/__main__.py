"""`python -m tamarack.cli`."""

from tamarack.cli import main

main()
