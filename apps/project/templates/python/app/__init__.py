"""Divides bills among people."""
