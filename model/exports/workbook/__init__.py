"""The workbook: findings on its first sheet, then one sheet a section with its tree, its totals as live formulas."""
