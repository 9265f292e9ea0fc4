"""Tests of model/readers/oim/."""
