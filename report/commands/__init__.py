"""The commands of lexgap that have a module of their own; `cli.py` puts them on its group."""
