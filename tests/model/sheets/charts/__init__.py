"""Tests of model/sheets/charts/."""
