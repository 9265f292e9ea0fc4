"""Everything a filing says and whether it adds up, free of Qt and of drawing."""
