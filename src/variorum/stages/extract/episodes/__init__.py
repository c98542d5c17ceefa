"""Which mentions of a report are one incident."""

from variorum.stages.extract.episodes.episode import Episode, apart, distance_km, same_day
from variorum.stages.extract.episodes.gather import DETENTION, HARMFUL, Gathering

__all__ = ["DETENTION", "HARMFUL", "Episode", "Gathering", "apart", "distance_km", "same_day"]
