"""Brings claims that answer one question together: candidate keys, similarity on slots, clusters, questions."""
