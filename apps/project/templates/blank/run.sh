#!/bin/sh
# What the project does. It takes a name, or greets the world.
echo "Hello, ${1:-world}!"
