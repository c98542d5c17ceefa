"""AnnotatedReport -> Reading."""
