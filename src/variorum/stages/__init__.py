"""The verbs: six pure stages, in the order of the alphabet. None touches the disk, the clock or a log."""
