"""The kinds of check a criterion can be made of, one file each."""
