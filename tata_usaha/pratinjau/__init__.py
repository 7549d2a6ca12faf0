"""Letters as pages that can be looked at: Word files as PDF by LibreOffice, the pages of a PDF as pictures, kept."""
