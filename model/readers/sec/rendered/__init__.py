"""What rendered pages and the workbook made of them share: from headings, rows and values to facts."""
