"""Tests of model/exports/."""
