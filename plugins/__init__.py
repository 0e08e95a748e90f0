"""The plugins that ship with digest, one file each, written as any contributor would."""
