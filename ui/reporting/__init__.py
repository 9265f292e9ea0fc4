"""What a report needs that only drawing can give: its charts, and its pages as PDF."""
