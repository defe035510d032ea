"""What the HTML report is made of: cards, number lines, sources, tables and pictures, ready to be set by templates.

Every string that leaves these modules for a template has been through `visible`; markup is the templates' to escape.
"""
