"""Tests of model/timeline/."""
