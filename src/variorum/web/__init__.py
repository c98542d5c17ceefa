"""The desk: a web application over the same door as the command line, to read, compare and judge in the browser."""
