"""Stands here so that tests in every folder can import the helpers beside it, such as `verdicts`."""
