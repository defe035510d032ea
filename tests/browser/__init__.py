"""Tests in a real browser. A package, so that its fixtures do not take the name of those for all tests."""
