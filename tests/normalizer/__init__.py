"""Tests of the normalizer; a package, so that its module names clash with no other folder's."""
