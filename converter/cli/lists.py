"""The commands that list what there is: formats and themes."""

from converter import readers, theme, writers


def formats() -> None:
    """List the formats there are, with their options, and what can be read."""
    for name in writers.names():
        writer = writers.load(name)
        print(f"{name:8} {writer.suffix:8} {writer.media_type}")
        for key, option in writer.options.items():
            print(f"         --option {name}.{key}={option.default}  {option.description}")
    for name in readers.names():
        reader = readers.load(name)
        print(f"         --from {name:10} {' '.join(reader.suffixes):19} {reader.description}")


def themes() -> None:
    """List the themes that come with the program."""
    for name in theme.names():
        print(f"{name:10} {theme.load(name).description}")
