"""A review's Markdown draft: what it cites and quotes, and how passages come into it."""
