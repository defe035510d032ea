"""Fills what a claim speaks of: who said it, of when, where and which event, and when its document was written.

What needs one document only (`profile`, `attribution`, `background`) runs beside extraction; what needs the whole case
(`dating`, `events`) takes the short profiles, never the texts.
"""
