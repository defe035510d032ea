"""Cross-checks claims in articles and reconciles their sources."""

__version__ = "0.1.0"
