"""The heads, one module each; the exported graph gives their outputs in this order."""

from training.heads.attribution import Attributions
from training.heads.base import Batch, Head, Place, Shape, Window
from training.heads.coreference import Coreference
from training.heads.frames import Frames
from training.heads.mentions import Mentions
from training.heads.names import Ends, Names
from training.heads.trees import Trees

HEADS: tuple[type[Head], ...] = (Attributions, Names, Ends, Frames, Mentions, Coreference, Trees)

__all__ = ["HEADS", "Batch", "Head", "Place", "Shape", "Window"]
