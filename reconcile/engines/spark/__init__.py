"""The main job on Spark: the same steps on many machines, and the same report to the byte."""

from reconcile.engines.spark.refusals import Refused
from reconcile.engines.spark.session import Cluster, session

__all__ = ["Cluster", "Refused", "session"]
