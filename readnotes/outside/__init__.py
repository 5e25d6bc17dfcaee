"""What is not ours and may not be there, each thing behind one door."""
