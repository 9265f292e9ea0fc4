"""What a reader made of findings: marks with notes, kept beside the filing that they are about."""
