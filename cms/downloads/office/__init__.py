"""What files for office programs have in common: PowerPoint and Word."""
