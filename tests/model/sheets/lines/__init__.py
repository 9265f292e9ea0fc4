"""Tests of lines, columns, trees and what is copied of them."""
